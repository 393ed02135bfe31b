/** Others quote what was said, or to whom. */
const quoted = /"[^"]*"|\d{7,}/g;

/** What another system says, without words and numbers of people. */
export const unquoted = (said: string): string => said.replace(quoted, '…');
