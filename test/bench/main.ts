import { parseArgs } from 'node:util';
import { administer } from '../support/postgres.ts';
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureBrief } from './brief.ts';
import { measureBurst } from './burst.ts';
import { measureCalendars } from './calendars.ts';
import { measureEvents } from './events.ts';
import { type Line, table } from './figures.ts';
import { measureHome } from './home.ts';
import { measureHouse } from './house.ts';
import { measureLinkToCreate } from './link-to-create.ts';
import { measureMemory } from './memory.ts';
import type { Place } from './place.ts';
import { measurePrompt } from './prompt.ts';
import { measureRecap } from './recap.ts';
import { measureScale } from './scale.ts';
import { measureSearch } from './search.ts';
import { measureStandups } from './standups.ts';
import { measureStartUp } from './start-up.ts';
import { measureWebhook } from './webhook.ts';

const measures = {
  start: measureStartUp,
  link: measureLinkToCreate,
  acknowledgement: measureAcknowledgement,
  webhook: measureWebhook,
  burst: measureBurst,
  events: measureEvents,
  house: measureHouse,
  prompt: measurePrompt,
  recap: measureRecap,
  search: measureSearch,
  memory: measureMemory,
  brief: measureBrief,
  home: measureHome,
  standups: measureStandups,
  calendars: measureCalendars,
  scale: measureScale,
} as const;

const usage = `npm run bench -- [--quick] [--on embedded|postgres] [--only start|link|acknowledgement|webhook|burst|events|house|prompt|recap|search|memory|brief|home|standups|calendars|scale]

  --on      one database
  --quick   fewer runs: about three minutes instead of eight
  --only    one measure
  --calls   of scale: so many live calls at once`;

/** Prints what was measured beside the aims. Says no more than a machine that does nothing else can say. */
async function main(): Promise<number> {
  const { quick, only, on, calls } = options();
  const there: Place['kind'][] = (await hasPostgres()) ? ['embedded', 'postgres'] : ['embedded'];
  const kinds = there.filter((kind) => on === undefined || on === kind);
  if (there.length === 1) console.log('No PostgreSQL answers (TEST_DATABASE_URL says where): embedded only.');
  const lines: Line[] = [];
  let failed = false;
  for (const [name, measure] of Object.entries(measures)) {
    if (only !== undefined && only !== name) continue;
    for (const kind of kinds) {
      console.error(`measuring ${name} (${kind}) …`);
      try {
        lines.push(...(await measure(kind, quick, calls)));
      } catch (error) {
        failed = true;
        console.error(error);
        lines.push({ figure: `${name} (${kind})`, value: 'could not be measured', aim: '', met: null });
      }
    }
  }
  console.log(`\n${table(lines)}`);
  return failed ? 1 : 0;
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        on: { type: 'string' },
        calls: { type: 'string' },
      },
    });
    if (values.only !== undefined && !(values.only in measures))
      throw new Error(`There is no measure “${values.only}”.`);
    const { quick, only, on } = values;
    const calls = values.calls === undefined ? undefined : Number(values.calls);
    if (calls !== undefined && !(calls > 0)) throw new Error(`“${values.calls}” is no number of calls.`);
    return { quick, only, on, calls };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
}

async function hasPostgres(): Promise<boolean> {
  return administer('select 1').then(
    () => true,
    () => false,
  );
}

process.exitCode = await main();
