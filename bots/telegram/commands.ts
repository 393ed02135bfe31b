import type { RawApi } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import type { Copy } from '#prompts/index.ts';

/** What Telegram offers when a person types a slash. */
const commands = ['start', 'sell', 'track', 'help', 'language', 'agent'] as const;

type Language = { readonly language_code?: LanguageCode };

/** Tells Telegram, in every installed language, what the bot can do. English is what all others fall back to. */
export async function announce(api: RawApi, copy: Copy): Promise<void> {
  for (const locale of copy.locales) {
    const language: Language = locale === 'en' ? {} : { language_code: locale as LanguageCode };
    const write = (key: 'description' | 'short-description' | `command-${(typeof commands)[number]}`) =>
      copy.label(locale, { key: `telegram.${key}` });
    await api.setMyCommands({
      ...language,
      commands: commands.map((command) => ({ command, description: write(`command-${command}`) })),
    });
    await api.setMyDescription({ ...language, description: write('description') });
    await api.setMyShortDescription({ ...language, short_description: write('short-description') });
  }
}
