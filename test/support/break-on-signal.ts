// Loaded beside the app (`--import`): a bug on demand, with a secret in its words.
const words = () => new Error(`a bug that quotes ${process.env.SLACK_BOT_TOKEN}`);

process.on('SIGUSR2', () => void Promise.reject(words()));
process.on('SIGHUP', () => {
  throw words();
});
