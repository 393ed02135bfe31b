import { channelContract } from '../../../contracts/channel.contract.ts';
import { sharingOneBrowser } from './harness.ts';

channelContract('WhatsApp by a linked phone', sharingOneBrowser());
