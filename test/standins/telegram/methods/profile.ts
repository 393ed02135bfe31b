import { badRequest } from '../refusal.ts';
import type { Fields } from '../types.ts';
import type { World } from '../world.ts';
import type { Call, Methods } from './call.ts';

/** Characters at most; from setMyName, setMyDescription and setMyShortDescription of the Bot API. */
const LONGEST = { name: 64, description: 512, short_description: 120 };

type Wording = keyof typeof LONGEST;

function languageOf(params: Fields): string {
  const language = String(params.language_code ?? '');
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified');
  return language;
}

function scopeOf(params: Fields): string {
  const { type = 'default', chat_id = '', user_id = '' } = (params.scope as Fields | undefined) ?? {};
  return [type, chat_id, user_id].filter((part) => part !== '').join('/');
}

export const commandsKey = (scope: string, language: string): string => `commands ${scope} ${language}`;

const keyOf = (params: Fields): string => commandsKey(scopeOf(params), languageOf(params));

/** At most 100 commands of 1-32 small letters, digits and underscores, each with 1-256 characters of description. */
function setMyCommands({ world, params }: Call): true {
  const { commands } = params;
  if (!Array.isArray(commands)) throw badRequest('expected an Array of BotCommand');
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands as Fields[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(String(command ?? ''))) throw badRequest('BOT_COMMAND_INVALID');
    const length = [...String(description ?? '').trim()].length;
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  world.profile.set(keyOf(params), commands);
  return true;
}

function deleteMyCommands({ world, params }: Call): true {
  world.profile.delete(keyOf(params));
  return true;
}

const getMyCommands = ({ world, params }: Call): unknown => world.profile.get(keyOf(params)) ?? [];

const setWords =
  (field: Wording) =>
  ({ world, params }: Call): true => {
    const words = String(params[field] ?? '');
    if ([...words].length > LONGEST[field]) throw badRequest(`${field.replace('_', ' ')} is too long`);
    const key = `${field} ${languageOf(params)}`;
    if (words === '') world.profile.delete(key);
    else world.profile.set(key, words);
    return true;
  };

/** Words for a language, else those for all. */
const getWords =
  (field: Wording) =>
  ({ world, params }: Call): Fields => ({ [field]: profileWords(world, field, languageOf(params)) });

export function profileWords({ profile, me }: World, field: Wording, language: string): string {
  const found = profile.get(`${field} ${language}`) ?? profile.get(`${field} `);
  return String(found ?? (field === 'name' ? me.first_name : ''));
}

function setChatMenuButton({ world, params }: Call): true {
  const button = (params.menu_button as Fields | undefined) ?? { type: 'default' };
  if (!['commands', 'web_app', 'default'].includes(String(button.type)))
    throw badRequest('MENU_BUTTON_INVALID');
  world.profile.set(`menu ${String(params.chat_id ?? '')}`, button);
  return true;
}

const getChatMenuButton = ({ world, params }: Call): unknown =>
  world.profile.get(`menu ${String(params.chat_id ?? '')}`) ??
  world.profile.get('menu ') ?? { type: 'commands' };

export const profileMethods: Methods = {
  setMyCommands,
  deleteMyCommands,
  getMyCommands,
  setMyName: setWords('name'),
  getMyName: getWords('name'),
  setMyDescription: setWords('description'),
  getMyDescription: getWords('description'),
  setMyShortDescription: setWords('short_description'),
  getMyShortDescription: getWords('short_description'),
  setChatMenuButton,
  getChatMenuButton,
};
