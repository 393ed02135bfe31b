import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanLines, countGraphemes, fold, foldDigits } from '#core/shared/index.ts';
import { leastOfThree } from '../../support/speed.ts';

const NASTY = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'İ',
        'ı',
        'ß',
        ' ',
        '\n',
        '\u0000',
        '\u001b',
        '\u0085',
        '\u200b',
        '\u200c',
        '\u200d',
        '\u202e',
      ],
      ...[
        '\u0300',
        'क',
        '\u094d',
        'ष',
        '\u0958',
        'ന',
        '\u0d4d',
        '\ud800',
        '\udc00',
        '👩',
        '\u{1f3fd}',
        '\ufe0f',
      ],
      ...['\u3164', '\u2066', '\ufeff', '\u{e0041}', '\u{1d160}', '１', '\u2028', '\ufdfa'],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('clean', () => {
  it('leaves names of any script as they were written', () => {
    for (const name of [
      "O'Brien",
      'ശ്രീജിത്ത്‌കുമാർ',
      '李小龙',
      'Zoë Müller-Łukaszewicz',
      'क्‍ष',
      '👩‍👩‍👧‍👦',
      '👩🏽‍🚀',
      '❤️‍🔥',
    ])
      expect(clean(name)).toBe(name.normalize('NFC'));
  });

  it('keeps the joiner of an old Malayalam chillu and drops joiners that join nothing', () => {
    expect(clean('കുമാര്‍ ')).toBe('കുമാര്‍');
    expect(clean('a\u200db\u200c \u200d')).toBe('ab');
  });

  it('gives the same when cleaned again where accents and joiners change places', () => {
    for (const text of ['\u0300\u0d4d\u200d', '\u0300\u200d\u0d4d\u200d', 'क\u0323\u200c\u0300ष'])
      expect(clean(clean(text))).toBe(clean(text));
  });

  it('takes out what cannot be seen and makes one line of many', () => {
    expect(clean('Asha\u202eoaR')).toBe('AshaoaR');
    expect(clean('Asha\r\nBcc:\t x\u001b[0m')).toBe('Asha Bcc: x[0m');
    expect(clean('Asha\ud800Rao')).toBe('Asha\ufffdRao');
    expect(clean('\u3164\u2800\ufeff\u0000')).toBe('');
  });

  it('cuts to whole characters as a reader counts them', () => {
    expect(clean('👩‍👩‍👧‍👦क्षिab', 2)).toBe('👩‍👩‍👧‍👦क्षि');
    expect(countGraphemes('👩‍👩‍👧‍👦क्षिab')).toBe(4);
  });

  it('keeps to its promise on any text: stable, NFC, well formed, nothing hidden', () => {
    fc.assert(
      fc.property(fc.oneof(NASTY, fc.string({ unit: 'binary' })), (text) => {
        const cleaned = clean(text);
        expect(clean(cleaned)).toBe(cleaned);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
        expect(cleaned).not.toMatch(/[\p{Cs}\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\s\s|^\s|\s$/u);
      }),
      { numRuns: 3000 },
    );
  });

  it('answers in well under a tenth of a second whatever is sent, however long', () => {
    for (const unit of [
      'a',
      '\n',
      ' ',
      '\u200d',
      '\u0300\u200d',
      '\u0300\u200c',
      '\u202e',
      '\u0300',
      'a\u0300\u0323',
      '\ud83d',
      '👨‍👩‍👧',
      '\ufdfa',
      '9 ',
      'İ',
      'क्‍',
    ]) {
      const text = unit.repeat(1_000_000 / unit.length);
      const milliseconds = leastOfThree(() => {
        fold(text);
        cleanLines(text);
        clean(text, 80);
      });
      expect(milliseconds, JSON.stringify(unit)).toBeLessThan(100);
    }
  });
});

describe('cleanLines', () => {
  it('keeps the lines that say something, whatever ends them', () => {
    expect(cleanLines(' Flat 1\r\n\r\nMG  Road\u2028Pune\u0085India ')).toBe('Flat 1\nMG Road\nPune\nIndia');
    expect(cleanLines('Flat 1\nPune', ', ')).toBe('Flat 1, Pune');
  });
});

describe('fold', () => {
  it('makes one word of all the ways to type a command', () => {
    for (const word of ['stop', 'STOP', ' Stop ', 'ＳＴＯＰ', 's\u200btop', '𝐬𝐭𝐨𝐩'])
      expect(fold(word)).toBe('stop');
    for (const word of ['city', 'CITY', 'CİTY', 'cıty']) expect(fold(word)).toBe('city');
    expect(fold('२ रद्‌द')).toBe(fold('2 रद्द'));
    expect(fold('STRASSE ΣΑΣ')).toBe(fold('straße σας'));
  });

  it('gives the same when folded again', () => {
    fc.assert(
      fc.property(NASTY, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('foldDigits', () => {
  it('reads the digits of every script, mathematical ones too', () => {
    expect(foldDigits('𝟜𝟘𝟘𝟘𝟘𝟙 ४०० ٤٠٠ ４００')).toBe('400001 400 400 400');
    expect(foldDigits('①②Ⅷ½')).toBe('①②Ⅷ½');
  });

  it('knows every digit the runtime knows', () => {
    const unknown = [];
    for (let code = 0x80; code < 0x110000; code++) {
      const sign = String.fromCodePoint(code);
      if (/\p{Nd}/u.test(sign) && !/^[0-9]$/.test(foldDigits(sign))) unknown.push(code.toString(16));
    }
    expect(unknown).toEqual([]);
  });

  it('gives each digit the value that its compatibility form has', () => {
    for (let code = 0xff10; code < 0x1e000; code++) {
      const sign = String.fromCodePoint(code);
      if (/\p{Nd}/u.test(sign) && /^[0-9]$/.test(sign.normalize('NFKC')))
        expect(foldDigits(sign)).toBe(sign.normalize('NFKC'));
    }
  });
});
