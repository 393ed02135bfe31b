/** Effects whose outcome the person is told as soon as it is known. */
export const answering: ReadonlySet<string> = new Set([
  'find-orders',
  'show-orders',
  'decide',
  'change-address',
  'proof',
  'news',
  'lend-chat',
  'find-code',
  'resume-chat',
  'arrive',
]);
