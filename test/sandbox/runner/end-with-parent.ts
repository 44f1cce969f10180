/**
 * Loaded into the app's process before the app: should the sandbox be killed without a chance to stop it (`kill -9`),
 * the app must not run on unseen.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
