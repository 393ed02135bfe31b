import { openCounter } from '#bots/counter.ts';
import { open, secrets, silent } from './contenders/product.ts';
import { ownCpu } from './cpu.ts';

/** A shop that nobody visits, in a process of its own; its database is the first argument. */
const database = await open({ kind: 'postgres', url: process.argv[2] ?? '' });
const settings = { HIGH_VALUE_INR: 40_000, SUPPORTED_YEARS: 5, PRICING_OWNER: 'Mohsin' };
const counter = await openCounter({ database, secrets, settings, log: silent });

/** Asked for anything, it tells its CPU so far in microseconds; without its parent it closes. */
process.on('message', () => process.send?.(ownCpu()));
process.on('disconnect', () => void counter.close().then(() => process.exit()));
process.send?.(ownCpu());
