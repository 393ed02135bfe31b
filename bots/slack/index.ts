export { type SlackOptions, type SlackSurface, slackSurface } from './slack.ts';
