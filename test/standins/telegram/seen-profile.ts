import { commandsKey, profileWords } from './methods/profile.ts';
import type { Fields } from './types.ts';
import type { Chat, World } from './world.ts';

/** The bot's card and menu, in the person's own language where the bot has given it. */
export type SeenProfile = {
  readonly name: string;
  readonly description: string;
  readonly shortDescription: string;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  readonly menuButton: Fields;
};

export function seenProfile(world: World, { person, about }: Chat): SeenProfile {
  const language = person.language_code ?? '';
  const { profile } = world;
  return {
    name: profileWords(world, 'name', language),
    description: profileWords(world, 'description', language),
    shortDescription: profileWords(world, 'short_description', language),
    commands: seenCommands(world, { chatId: about.id, language }),
    menuButton: (profile.get(`menu ${about.id}`) ?? profile.get('menu ') ?? { type: 'commands' }) as Fields,
  };
}

/** From the narrowest scope to the widest, in each the person's language before none (Bot API, BotCommandScope). */
function seenCommands(
  { profile }: World,
  { chatId, language }: { chatId: number; language: string },
): SeenProfile['commands'] {
  const keys = [`chat/${chatId}`, 'all_private_chats', 'default'].flatMap((scope) => [
    commandsKey(scope, language),
    commandsKey(scope, ''),
  ]);
  const found = keys.map((key) => profile.get(key)).find((commands) => commands !== undefined);
  return (found ?? []) as SeenProfile['commands'];
}
