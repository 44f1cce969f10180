import { timing } from '../../services/meetings/states/timing.ts';

/** PikaStream's emulator answers at once: it is asked as often as jobs are found, not as seldom as the real one. */
Object.assign(timing, {
  joiningPollEvery: 0.2,
  livePollEvery: 0.4,
  notesPollEvery: 0.4,
  checkRetryEvery: 0.5,
});
