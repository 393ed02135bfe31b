export type { Pressed } from './action.ts';
export { type CommandName, commandNames } from './answer.ts';
export type { Board, Card, CardButton, Field, Operator, Told } from './card.ts';
export { type OperatorDesk, operatorDesk } from './desk.ts';
export { keepSopVersion } from './sop.ts';
export { tabNamed, tabsUsage } from './tab-named.ts';
