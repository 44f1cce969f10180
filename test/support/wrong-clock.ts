// Loaded beside the app (`--import`): the clock that this process sees is CLOCK_AHEAD_SECONDS ahead; negative is
// behind. SIGUSR2 sets it right, and the next one wrong again. Timers and the monotonic clock go on as they do.
const RealDate = Date;
const wrong = Number(process.env.CLOCK_AHEAD_SECONDS) * 1_000;
let ahead = wrong;

process.on('SIGUSR2', () => {
  ahead = ahead === 0 ? wrong : 0;
});

const now = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, type) => Reflect.construct(target, given.length > 0 ? given : [now()], type),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
