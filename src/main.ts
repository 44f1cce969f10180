import type { RunningApp } from './app.ts';
import { ConfigError, configFromEnvironment, secretsOf } from './config.ts';
import { createLog } from './log.ts';

/** Starts and stops the process. Everything it prints goes through the redacting log. */
async function main(): Promise<void> {
  let config: ReturnType<typeof configFromEnvironment>;
  try {
    config = configFromEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\nSee .env.example for what each one means.\n`);
    process.exit(1);
  }

  const log = createLog(config.LOG_LEVEL, secretsOf(config));
  // A bug must not leave a half-working process behind: it says what happened and the supervisor starts the next.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      log.fatal({ err: error }, event);
      process.exit(1);
    });
  }

  let app: RunningApp | undefined;
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error('could not stop in time; meetings go on with the next process');
      process.exit(1);
    }, 9_000).unref();
    await app?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  try {
    const { startApp } = await import('./app.ts');
    app = await startApp({ config, log });
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
    process.exit(1);
  }
}

await main();
