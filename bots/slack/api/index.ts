export { createApi, type SlackApi } from './api.ts';
export { type SlackFault, wordOf } from './fault.ts';
export { createFiles } from './files.ts';
export { createIdentity, type Identity, type Self } from './identity.ts';
export { createPeople, type People } from './people.ts';
