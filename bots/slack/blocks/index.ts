export {
  button,
  confirmation,
  input,
  type Option,
  pictures,
  select,
  selectMany,
  textInput,
} from './elements.ts';
export { actions, context, divider, fields, header, section, slackPicture } from './layout.ts';
export { quote, quotes } from './quote.ts';
export { home, type MessageBody, message, modal } from './surfaces.ts';
export { joined, mention, type SlackText, write } from './text.ts';
