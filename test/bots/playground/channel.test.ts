import { channelContract } from '../../contracts/channel.contract.ts';
import { openPlayground } from './harness.ts';

channelContract('The playground', openPlayground);
