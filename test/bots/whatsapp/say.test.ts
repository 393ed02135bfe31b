import { describe, expect, it } from 'vitest';
import type { Asked } from '#bots/whatsapp/forms.ts';
import type { Standing } from '#bots/whatsapp/policy.ts';
import { say, silence, type Way } from '#bots/whatsapp/say.ts';
import { abilities as linked } from '#bots/whatsapp/web/limits.ts';

const hour = 3_600_000;
const now = 1_800_000_000_000;

const cloud = (hasTemplate = true): Way => ({
  policy: { windowHours: 24, hasTemplate },
  can: {
    place: true,
    address: 800,
    buttons: { most: 3, label: 20, body: 1024 },
    rows: { most: 10, label: 72 },
  },
});
const phone: Way = { policy: { hasTemplate: false, unaskedADay: 60 }, can: linked };

const heard = (hours: number): Standing => ({ invited: true, heard: now - hours * hour, now });
const unasked = (people: number, isNew = true): Standing => ({
  invited: true,
  now,
  unasked: { people, isNew },
});

const asks = (count: number, change: Partial<Asked> = {}): Asked => ({
  text: 'Which?',
  options: Array.from({ length: count }, (_, n) => ({ id: `c${n}`, label: `Choice ${n}` })),
  answers: count,
  ...change,
});
const place = asks(1, { answers: 0, asks: 'location' });

describe('what is said on WhatsApp, and how', () => {
  it.each<[who: string, asked: Asked, standing: Standing, way: Way, says: object]>([
    ['who wrote within the window is asked with buttons', asks(3), heard(23), cloud(), { form: 'buttons' }],
    [
      'so is who wrote at a time that is not known',
      asks(3),
      { invited: true, now },
      cloud(),
      { form: 'buttons' },
    ],
    ['more choices are a list', asks(4), heard(1), cloud(), { form: 'list' }],
    ['too many are numbers', asks(11), heard(1), cloud(), { form: 'numbers' }],
    ['what asks nothing is words', asks(0), heard(1), cloud(), { form: 'text' }],
    ['the telephone says where it is', place, heard(1), cloud(), { form: 'place' }],
    ['a form takes an address', { ...place, form: {} }, heard(1), cloud(), { form: 'address' }],
    [
      'but not under more words than fit',
      { ...place, form: {}, text: 'x'.repeat(801) },
      heard(1),
      cloud(),
      { form: 'place' },
    ],
    [
      'who wrote before the window gets the template, which costs money',
      asks(3),
      heard(24),
      cloud(),
      { permits: 'template', form: 'template', why: 'the window is closed; it is paid for' },
    ],
    [
      'or nothing, where there is none',
      asks(3),
      heard(25),
      cloud(false),
      { permits: 'never', why: 'the window is closed and no template is set' },
    ],
    [
      'who never wrote, and never asked for it, gets nothing on any way',
      asks(3),
      { invited: false, now },
      phone,
      { permits: 'never' },
    ],
    [
      'on a linked phone all choices are numbers',
      asks(2),
      heard(99),
      phone,
      { permits: 'words', form: 'numbers' },
    ],
    ['and words are words', asks(0), heard(99), phone, { form: 'text' }],
    ['and no form is shown', { ...place, form: {} }, heard(1), phone, { form: 'numbers' }],
    ['one more stranger than a day takes waits', asks(0), unasked(60), phone, { permits: 'later' }],
    ['who was written to today already is none', asks(0), unasked(60, false), phone, { permits: 'words' }],
    ['nor does Meta count them', asks(0), unasked(1_000), cloud(), { permits: 'words' }],
    ['a picture goes as words do', silence, heard(1), cloud(), { permits: 'words' }],
  ])('%s', (_who, asked, standing, way, says) => {
    expect(say(asked, standing, way)).toMatchObject(says);
  });

  it('is told with the reasons of both tables', () => {
    expect(say(asks(2), heard(1), cloud())).toMatchObject({
      why: 'they wrote within the window; few and short enough for buttons',
    });
  });
});
