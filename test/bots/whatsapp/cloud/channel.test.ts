import { channelContract } from '../../../contracts/channel.contract.ts';
import { openCloud } from './harness.ts';

channelContract('WhatsApp by the Cloud API', openCloud);
