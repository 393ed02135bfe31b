import type { AboutPerson } from './person.ts';
import type { User } from './types.ts';
import type { Chat, World } from './world.ts';

/** The chat of this person, made at the first mention of their id. */
export function chatOf(world: World, about: AboutPerson): Chat {
  const chat = world.chats.get(about.id) ?? emptyChat(about);
  world.chats.set(about.id, chat);
  return chat;
}

function userOf({ id, name, lastName, username, languageCode }: AboutPerson): User {
  return {
    id,
    is_bot: false,
    first_name: name,
    ...(lastName === undefined ? {} : { last_name: lastName }),
    ...(username === undefined ? {} : { username }),
    ...(languageCode === undefined ? {} : { language_code: languageCode }),
  };
}

function emptyChat(about: AboutPerson): Chat {
  return {
    about: { id: about.id, type: 'private', first_name: about.name },
    person: userOf(about),
    started: about.hasStarted === true,
    blocked: false,
    messages: new Map(),
    deleted: new Map(),
    locked: new Set(),
    events: [],
    heard: 0,
    listeners: new Set(),
    reactions: new Map(),
    pinned: new Set(),
    keyboard: undefined,
    toast: undefined,
  };
}
