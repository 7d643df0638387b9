import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one plain line: how many tests passed, failed and were skipped. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const line = `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`;
    // After the default reporter, which writes its own summary when this event is over.
    process.once('exit', () => process.stdout.write(line));
  }
}
