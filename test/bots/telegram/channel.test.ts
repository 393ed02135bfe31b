import { channelContract } from '../../contracts/channel.contract.ts';
import { openPolling, openWebhook } from './harness.ts';

channelContract('Telegram on long polling', openPolling);
channelContract('Telegram on a webhook', openWebhook);
