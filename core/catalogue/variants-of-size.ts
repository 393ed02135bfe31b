import { fold } from '../shared/index.ts';
import type { Variant } from './catalogue.ts';

const size =
  /^(?:it is |its |mera |only )?(?<amount>\d{1,4}) ?(?<unit>gb|g|tb)?(?: (?<of>ram|rom|ssd|hdd|storage|memory))?(?: (?:hai|h|wala|wali|only|है|वाला))*$/u;
const gigabytesInTerabyte = 1024;

/** Those of a model's configurations that have the one size which was said: "256", "1 TB", "16 GB RAM". None when more was said. */
export function variantsOfSize(text: string, variants: readonly Variant[]): readonly Variant[] {
  const said = size.exec(fold(text).replace(/[.!]+$/, ''))?.groups;
  if (!said) return [];
  const amount = Number(said.amount) * (said.unit === 'tb' ? gigabytesInTerabyte : 1);
  const stored = said.of === 'ram' ? [] : variants.filter(({ storage }) => storage === amount);
  return stored.length > 0 ? stored : variants.filter(({ ram }) => ram === amount);
}
