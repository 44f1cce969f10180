import { describe } from 'vitest';
import { measureHalf } from './measure.ts';

describe('a text fifty times as long takes about fifty times as long, whatever it is made of', () => {
  measureHalf(0);
});
