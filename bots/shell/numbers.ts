/** An option as people read it. */
export type Option = { readonly id: string; readonly label: string };

/** Keys that stand beside the numbers of a menu, by the id of the control. */
const keys: Readonly<Record<string, string>> = { '@more': '9', '@previous': '0', '@back': '0' };
/** Leads to the main menu from anywhere. */
const menuKey = '#';

/**
 * The foot of a numbered menu, key and label. Each key once: where there is a page before this one, 0 leads to that, and
 * back has to be typed. `menu` is what the key for the main menu is called, where there is one.
 */
export function footOf(controls: readonly Option[], menu?: string): readonly (readonly [string, string])[] {
  const taken = new Set<string>();
  const foot = controls.map(({ id, label }) => {
    const key = keys[id] ?? '';
    const free = !taken.has(key);
    taken.add(key);
    return [free ? key : '', label] as const;
  });
  return menu === undefined ? foot : [...foot, [menuKey, menu]];
}
