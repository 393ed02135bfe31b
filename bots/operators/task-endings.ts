/** Buttons that end a task, with the outcome that each stands for. Every rule and every surface takes them from here. */
export const endings = {
  'end-handoff': 'answered',
  'clear-codes': 'decided',
  'grant-credit': 'granted',
  'refuse-credit': 'refused',
} as const;
export type Ending = keyof typeof endings;

export const endingNames = Object.keys(endings) as [Ending, ...Ending[]];
