/** Others quote what was said, or to whom. */
const quoted = /"[^"]*"|“[^”]*”|‘[^’]*’|\d(?:[ -]?\d){6,}/g;

/** What another system says, without words and numbers of people, and without signs that a terminal obeys. */
export const unquoted = (said: string): string => said.replace(quoted, '…').replace(/\p{Cc}+/gu, ' ');
