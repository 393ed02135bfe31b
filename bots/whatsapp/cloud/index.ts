export { whatsappCloudChannel } from './bot.ts';
