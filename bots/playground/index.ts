export { type PlaygroundChannel, playgroundChannel } from './bot.ts';
export { createHub, type Hub } from './hub.ts';
export { openMemory } from './memory.ts';
export { type PlaygroundOptions, playgroundRoutes } from './routes.ts';
export { playgroundSurface } from './surface.ts';
