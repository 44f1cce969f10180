import { statSync } from 'node:fs';
import type { RunningApp } from './app.ts';
import { backupSignal } from './backup/signal.ts';
import { ConfigError, configFromEnvironment, secretsOf } from './config.ts';
import { createLog } from './log.ts';
import { writerTo } from './log-lines.ts';
import { messageOf } from './logged-error.ts';

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

  const log = createLog(config.LOG_LEVEL, secretsOf(config), writerTo(process.stdout));
  if (isOpenToOthers('.env'))
    log.warn('.env has your tokens, and every user of this machine may read it. Run chmod 600 .env');
  // A bug mustn't leave a half-working process: it logs what happened, exits, and the supervisor starts a new one.
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
    log.info({ signal }, 'Stopping');
    setTimeout(() => {
      log.error('Could not stop in time; meetings continue with the next process');
      process.exit(1);
    }, 9_000).unref();
    await app?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on(
    backupSignal,
    () => void app?.backUp().catch((err) => log.error({ err }, 'Could not write a backup')),
  );

  try {
    const { startApp } = await import('./app.ts');
    app = await startApp({ config, log });
  } catch (error) {
    log.fatal({ err: error }, messageOf(error).slice(0, 1_000));
    process.exit(1);
  }
}

/** Windows has no such modes. */
function isOpenToOthers(file: string): boolean {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  return process.platform !== 'win32' && (mode & 0o006) !== 0;
}

await main();
