import { type Database, openDatabase } from '../../services/store/database.ts';
import { type Config, ConfigError, readConfig, secretsOf } from '../config.ts';
import { hider } from '../log.ts';
import { sourceOf } from '../wiring/foundation.ts';
import { connectOutside } from '../wiring/outside.ts';
import { defaultPace } from '../workers/pace.ts';
import { findAddress } from './checks/address.ts';
import { findClock } from './checks/clock.ts';
import { lookAtDatabase } from './checks/database.ts';
import { findEars } from './checks/ears.ts';
import { findGoogle } from './checks/google.ts';
import { findModel } from './checks/model.ts';
import { findWallet } from './checks/pika.ts';
import { askSlack, findWay, findWorkspaces } from './checks/slack.ts';
import { type Finding, findings } from './finding.ts';

export type Examining = {
  environment: Readonly<Record<string, string | undefined>>;
  /** Another database than the one that the settings name, for tests. */
  open?: () => Promise<Database>;
};

const settings = findings('Settings');

/** All that is looked at, in the order in which it is told; each is there when it is known. Everything is asked at once. */
export function examine({ environment, open }: Examining): Promise<readonly Finding[]>[] {
  const config = configOf(environment);
  if (Array.isArray(config)) return [Promise.resolve(config)];
  const hide = hider(secretsOf(config));
  const slack = askSlack(config);
  const database = lookAtDatabase(config, open ?? (() => openDatabase(sourceOf(config), () => {})));
  const one = async (finding: Promise<Finding>) => [await finding];
  const looks = [
    Promise.resolve([settings.ok('all valid.')]),
    slack.then((asked) => findWorkspaces(asked, config)),
    one(findWay(config)),
    database.then(({ findings: found }) => found),
    one(findWallet(config)),
    Promise.all([slack, database]).then(([{ clock }, { aheadMs }]) => [
      findClock(clock.ok ? clock.value.clock : null, aheadMs),
    ]),
    one(findAddress(config)),
    findGoogle(config, () => new Date()),
    one(findModel(config)),
    one(earsOf(config)),
  ];
  return looks.map(async (look) => (await look).map((finding) => withoutSecrets(finding, hide)));
}

/** Other sides may quote what they were sent. */
function withoutSecrets(finding: Finding, hide: (text: string) => string): Finding {
  const hidden = Object.entries(finding).map(([name, text]) => [name, hide(text)]);
  return Object.fromEntries(hidden) as Finding;
}

/** Every problem with the settings, as a start would tell; nothing else can be looked at then. */
function configOf(environment: Examining['environment']): Config | Finding[] {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((says, index, { length }) =>
      index < length - 1 ? { check: 'Settings', state: 'missing', says } : lastProblem(says),
    );
  }
}

function lastProblem(says: string): Finding {
  return settings.missing(
    says,
    'Stand-in doesn’t start.',
    'Correct .env, or run npm run setup. Then run this again for the rest.',
  );
}

async function earsOf(config: Config): Promise<Finding> {
  const outside = connectOutside({
    config,
    now: () => new Date(),
    log: { warn: () => {} },
    selfDeadlinesMs: defaultPace.deadlinesMs.self,
  });
  try {
    return await findEars(config, outside.ears);
  } finally {
    await outside.close();
  }
}
