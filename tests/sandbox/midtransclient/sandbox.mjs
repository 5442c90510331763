// Starts meja-sandbox and calls its admin interface.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export const serverKey = 'SB-Mid-server-CONTOH123';

/** The program with all its addresses. `stop()` ends it. */
export async function startSandbox(program, ...options) {
    const child = spawn(program, ['--until-stdin-closes', ...options], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, MEJA_SANDBOX_MIDTRANS_KEY: serverKey, MEJA_SANDBOX_DELIVERY_KEY: 'd',
               MEJA_SANDBOX_TRACKING_KEY: 't' },
    });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const addresses = JSON.parse(line);
    return {
        ...addresses,
        async stop() {
            child.stdin.end();
            if (child.exitCode === null)
                await once(child, 'exit');
        },
        /** Calls the admin interface and returns its response; throws if it refuses. */
        async ask(method, path, body) {
            const response = await fetch(`${addresses.admin}/_sandbox/${path}`, {
                method,
                headers: { 'content-type': 'application/json' },
                body: body === undefined ? undefined : JSON.stringify(body),
            });
            if (!response.ok)
                throw new Error(`${path}: ${response.status} ${await response.text()}`);
            return response.json();
        },
    };
}
