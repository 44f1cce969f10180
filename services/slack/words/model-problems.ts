const problems: Readonly<Record<string, string>> = {
  refused: 'its provider refused the key',
  rejected: 'its provider rejected the request',
  rate_limited: 'its provider is rate limiting us',
  unreachable: 'its provider couldn’t be reached',
  timed_out: 'it took too long',
  stopped: 'Stand-in was restarted',
  too_long: 'the call was longer than it can read',
  bad_output: 'its output didn’t match the transcript',
  nothing_said: 'nobody spoke but the agent',
  not_found: 'it found no answer in the transcripts',
};

/** Why the model gave nothing, to stand after “The model …: ”. */
export function whyNoModel(problem: string): string {
  return problems[problem] ?? 'it failed';
}
