import { describe } from 'vitest';
import { measureQuarter } from './measure.ts';

describe('a text fifty times as long takes about fifty times as long, whatever it is made of', () => {
  measureQuarter(2);
});
