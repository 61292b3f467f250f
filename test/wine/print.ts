import { writeFileSync } from 'node:fs';
import { windowsSerialPorts } from '../../main/printing/discovery/serial-ports.ts';
import { windowsQueues } from '../../main/printing/system-queues.ts';
import {
  windowsCondition,
  windowsTransport,
} from '../../main/printing/transports/windows-spooler.ts';
import { labelBytes } from './labels.ts';

/** Runs in Node for Windows: prints so many labels to a queue and writes down what became of each. */
const [queue = '', count = '0', report = ''] = process.argv.slice(2);

const outcomes = [];
for (let index = 0; index < Number(count); index += 1) {
  outcomes.push(await windowsTransport(queue).send(labelBytes(index)));
}
writeFileSync(
  report,
  JSON.stringify({
    outcomes,
    nowhere: await windowsTransport('No such queue').send(labelBytes(0)),
    empty: await windowsTransport(queue).send(Buffer.alloc(0)),
    queues: await windowsQueues(),
    serialPorts: await windowsSerialPorts(),
    condition: await windowsCondition(queue),
    offline: await windowsCondition('No such queue'),
  }),
);
