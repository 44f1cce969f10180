import { startApp } from '../../src/app.ts';
import { configFromEnvironment, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

// The app as src/main.ts starts it, but it dies like by `kill -9` at the failpoint that it is given.
const [, , armed] = process.argv;
const config = configFromEnvironment();
await startApp({
  config,
  log: createLog(config.LOG_LEVEL, secretsOf(config)),
  failpoint: (name) => {
    if (name === armed) process.kill(process.pid, 'SIGKILL');
  },
});
