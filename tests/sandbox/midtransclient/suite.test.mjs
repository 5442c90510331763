// Calls every method of Midtrans' own client against meja-sandbox: node --test, with
//   MEJA_SANDBOX_PROGRAM  the program
//   MEJA_MIDTRANS_CLIENT  the folder that contains node_modules with midtrans-client
//   MEJA_SANDBOX_PAGE     docs/sandbox.md
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, beforeEach, describe, test } from 'node:test';
import { local, notPlayed, played } from './methods.mjs';
import { serverKey, startSandbox } from './sandbox.mjs';

for (const name of ['http_proxy', 'https_proxy', 'all_proxy'])
    for (const variable of [name, name.toUpperCase()])
        delete process.env[variable];

const load = createRequire(`${process.env.MEJA_MIDTRANS_CLIENT}/`);
const midtrans = load('midtrans-client');
const ApiConfig = load('midtrans-client/lib/apiConfig');
const Transaction = load('midtrans-client/lib/transaction');
const program = process.env.MEJA_SANDBOX_PROGRAM;

let sandbox;
let core;
let snap;

function clientWith(Client, key) {
    return new Client({ isProduction: false, serverKey: key, clientKey: 'SB-Mid-client-CONTOH123' });
}

before(async () => {
    sandbox = await startSandbox(program, '--seed', '7');
    ApiConfig.CORE_SANDBOX_BASE_URL = sandbox.midtrans;
    ApiConfig.SNAP_SANDBOX_BASE_URL = `${sandbox.midtrans}/snap/v1`;
    ApiConfig.IRIS_SANDBOX_BASE_URL = `${sandbox.midtrans}/iris/api/v1`;
    midtrans.SnapBiConfig.SNAP_BI_SANDBOX_BASE_URL = sandbox.midtrans;
});
after(() => sandbox.stop());
beforeEach(async () => {
    await sandbox.ask('POST', 'reset', {});
    core = clientWith(midtrans.CoreApi, serverKey);
    snap = clientWith(midtrans.Snap, serverKey);
});

const details = (orderId, amount = 185000) => ({ transaction_details: { order_id: orderId, gross_amount: amount } });
const gopay = orderId => ({ payment_type: 'gopay', ...details(orderId) });

function act(id, action, body = {}) {
    return sandbox.ask('POST', `midtrans/transactions/${id}/${action}`, body);
}

async function settled(orderId) {
    await core.charge(gopay(orderId));
    await act(orderId, 'pay');
}

async function cardToken(number = '4811111111111114') {
    const response = await core.cardToken({ card_number: number, card_exp_month: '12', card_exp_year: '2030',
                                            card_cvv: '123', client_key: core.apiConfig.get().clientKey });
    return response.token_id;
}

async function cardCharge(orderId, more = {}, number) {
    return { payment_type: 'credit_card', ...details(orderId),
             credit_card: { token_id: await cardToken(number), ...more } };
}

/** The error that the client raises. */
async function refusal(promise) {
    try {
        await promise;
    } catch (error) {
        assert.equal(error.name, 'MidtransError');
        return error;
    }
    assert.fail('the call was not refused');
}

async function refusedWith(code, promise) {
    const error = await refusal(promise);
    assert.equal(Number(error.httpStatusCode), code, error.message);
    return error;
}

function methodsOf(Class) {
    return Object.getOwnPropertyNames(Class.prototype).filter(name => name !== 'constructor');
}

describe('the published client', () => {
    test('has no method that this suite does not know', () => {
        const classes = { CoreApi: midtrans.CoreApi, Transaction, Snap: midtrans.Snap, Iris: midtrans.Iris,
                          SnapBi: midtrans.SnapBi };
        for (const [name, Class] of Object.entries(classes)) {
            const known = [played, notPlayed, local].flatMap(table => table[name] ?? []);
            assert.deepEqual(methodsOf(Class).sort(), known.sort(), name);
        }
    });

    test('has only methods without an emulation that docs/sandbox.md names', () => {
        const page = readFileSync(process.env.MEJA_SANDBOX_PAGE, 'utf8');
        for (const [name, methods] of Object.entries(notPlayed))
            for (const method of methods)
                assert.ok(page.includes(`\`${method}\``), `${name}.${method}`);
    });
});

describe('charge', () => {
    const types = [
        ['gopay', {}, response => assert.deepEqual(response.actions.map(action => action.name),
            ['generate-qr-code', 'deeplink-redirect', 'get-status', 'cancel'])],
        ['shopeepay', {}, response => assert.equal(response.actions[0].name, 'deeplink-redirect')],
        ['qris', {}, response => {
            assert.match(response.qr_string, /^0002/);
            assert.equal(response.acquirer, 'gopay');
        }],
        ['bank_transfer', { bank_transfer: { bank: 'bca' } }, response => {
            assert.equal(response.va_numbers[0].bank, 'bca');
            assert.match(response.va_numbers[0].va_number, /^\d+$/);
        }],
        ['bank_transfer', { bank_transfer: { bank: 'permata' } },
         response => assert.match(response.permata_va_number, /^\d+$/)],
        ['echannel', { echannel: { bill_info1: 'a', bill_info2: 'b' } }, response => {
            assert.ok(response.biller_code);
            assert.ok(response.bill_key);
        }],
        ['cstore', { cstore: { store: 'alfamart' } }, response => {
            assert.equal(response.store, 'alfamart');
            assert.ok(response.payment_code);
        }],
        ['akulaku', {}, () => {}],
    ];
    for (const [type, more, check] of types) {
        test(`${type} ${Object.values(more[type] ?? {}).join(' ')} is pending`, async () => {
            const response = await core.charge({ payment_type: type, ...details('ORD-1'), ...more });
            assert.equal(response.status_code, '201');
            assert.equal(response.transaction_status, 'pending');
            assert.equal(response.gross_amount, '185000.00');
            check(response);
        });
    }

    test('takes a JSON text', async () => {
        const response = await core.charge(JSON.stringify(gopay('ORD-1')));
        assert.equal(response.order_id, 'ORD-1');
    });

    test('expires when custom_expiry says so', async () => {
        const response = await core.charge({ ...gopay('ORD-1'),
                                             custom_expiry: { expiry_duration: 30, unit: 'second' } });
        const duration = Date.parse(response.expiry_time) - Date.parse(response.transaction_time);
        assert.equal(duration, 30_000);
        await sandbox.ask('POST', 'clock', { advance_seconds: 31 });
        assert.equal((await core.transaction.status('ORD-1')).transaction_status, 'expire');
    });

    test('uses the merchant\'s own account number, once at a time', async () => {
        const transfer = orderId => ({ payment_type: 'bank_transfer', ...details(orderId),
                                       bank_transfer: { bank: 'bca', va_number: '12345678911' } });
        const number = async orderId => (await core.charge(transfer(orderId))).va_numbers[0].va_number;
        assert.ok((await number('ORD-1')).endsWith('12345678911'));
        assert.ok(!(await number('ORD-2')).endsWith('12345678911'));
        await core.transaction.cancel('ORD-1');
        assert.ok((await number('ORD-3')).endsWith('12345678911'));
    });

    const wrong = [
        ['no payment type', body => delete body.payment_type, 'payment_type is required'],
        ['no order', body => delete body.transaction_details, 'transaction_details.order_id is required'],
        ['a fraction of a rupiah', body => { body.transaction_details.gross_amount = 1.5; },
         'transaction_details.gross_amount is not a whole number'],
        ['amount 0', body => { body.transaction_details.gross_amount = 0; },
         'transaction_details.gross_amount must be greater than or equal to 1'],
        ['51 characters', body => { body.transaction_details.order_id = 'x'.repeat(51); }, 'too long'],
        ['a slash', body => { body.transaction_details.order_id = 'A/1'; }, 'not allowed'],
        ['a hash', body => { body.transaction_details.order_id = 'A#1'; }, 'not allowed'],
        ['a blank', body => { body.transaction_details.order_id = 'A 1'; }, 'not allowed'],
        ['a letter of another alphabet', body => { body.transaction_details.order_id = 'OРD'; }, 'not allowed'],
        ['items with another sum', body => { body.item_details = [{ price: 1000, quantity: 2 }]; },
         'item_details'],
        ['an unknown unit', body => { body.custom_expiry = { expiry_duration: 1, unit: 'year' }; },
         'custom_expiry.unit'],
        ['no bank', body => { body.payment_type = 'bank_transfer'; }, 'bank_transfer.bank'],
        ['letters as account number',
         body => Object.assign(body, { payment_type: 'bank_transfer',
                                       bank_transfer: { bank: 'bca', va_number: '12a' } }),
         'bank_transfer.va_number'],
        ['too many digits for the bank',
         body => Object.assign(body, { payment_type: 'bank_transfer',
                                       bank_transfer: { bank: 'bni', va_number: '123456789' } }),
         'bank_transfer.va_number'],
        ['no store', body => { body.payment_type = 'cstore'; }, 'cstore.store'],
        ['no card token', body => { body.payment_type = 'credit_card'; }, 'credit_card.token_id is required'],
    ];
    for (const [name, spoil, message] of wrong) {
        test(`is refused with ${name}`, async () => {
            const body = gopay('ORD-1');
            spoil(body);
            const error = await refusedWith(400, core.charge(body));
            assert.equal(error.rawHttpClientData.status, 400);
            assert.equal(error.ApiResponse.status_code, '400');
            assert.ok(error.ApiResponse.validation_messages.some(each => each.includes(message)),
                      JSON.stringify(error.ApiResponse));
        });
    }

    test('allows the documented characters in an order number', async () => {
        const id = 'aZ-9_~.'.padEnd(50, 'x');
        assert.equal((await core.charge(gopay(id))).order_id, id);
        assert.equal((await core.transaction.status(id)).order_id, id);
    });

    test('is refused for an unknown payment type',
         () => refusedWith(402, core.charge({ ...gopay('A'), payment_type: 'cheque' })));
    test('is refused twice for one order', async () => {
        await core.charge(gopay('ORD-1'));
        await refusedWith(406, core.charge(gopay('ORD-1')));
    });
    test('is refused with another key', async () => {
        const error = await refusedWith(401, clientWith(midtrans.CoreApi, 'SB-Mid-server-x').charge(gopay('ORD-1')));
        assert.equal(error.rawHttpClientData.status, 401);
    });
    test('is refused without an object', async () => {
        await refusedWith(413, core.charge('[1]'));
        await refusedWith(400, core.charge({}));
    });
});

describe('a payment by card', () => {
    test('is captured', async () => {
        const response = await core.charge(await cardCharge('ORD-1'));
        assert.equal(response.status_code, '200');
        assert.equal(response.transaction_status, 'capture');
        assert.equal(response.masked_card, '48111111-1114');
        assert.equal(response.redirect_url, undefined);
    });

    test('waits for 3-D Secure', async () => {
        const response = await core.charge(await cardCharge('ORD-1', { authentication: true }));
        assert.equal(response.status_code, '201');
        assert.equal(response.transaction_status, 'pending');
        assert.ok(response.redirect_url.startsWith(sandbox.midtrans));
        await act('ORD-1', 'pay');
        assert.equal((await core.transaction.status('ORD-1')).transaction_status, 'capture');
    });

    test('is denied by the bank', async () => {
        const response = await core.charge(await cardCharge('ORD-1', {}, '4911111111111113'));
        assert.equal(response.status_code, '202');
        assert.equal(response.transaction_status, 'deny');
    });

    test('is denied by fraud detection', async () => {
        const response = await core.charge(await cardCharge('ORD-1', {}, '4611111111111116'));
        assert.equal(response.status_code, '202');
        assert.equal(response.fraud_status, 'deny');
    });

    test('is authorised and captured later, in part', async () => {
        const charged = await core.charge(await cardCharge('ORD-1', { type: 'authorize' }));
        assert.equal(charged.transaction_status, 'authorize');
        await refusedWith(414, core.capture({ transaction_id: charged.transaction_id, gross_amount: 185001 }));
        const captured = await core.capture({ transaction_id: charged.transaction_id, gross_amount: 100000 });
        assert.equal(captured.status_code, '200');
        assert.equal(captured.transaction_status, 'capture');
        assert.equal(captured.gross_amount, '100000.00');
        await refusedWith(412, core.capture({ transaction_id: charged.transaction_id }));
        await refusedWith(404, core.capture({ transaction_id: 'unknown' }));
    });

    test('gets its token only with all fields', async () => {
        const error = await refusedWith(400, core.cardToken({ card_number: '4811111111111114', client_key: 'k' }));
        assert.deepEqual(error.ApiResponse.validation_messages,
                         ['card_exp_month is required', 'card_exp_year is required', 'card_cvv is required']);
    });

    test('uses a token once', async () => {
        const token = await cardToken();
        const charge = orderId => core.charge({ payment_type: 'credit_card', ...details(orderId),
                                                credit_card: { token_id: token } });
        await charge('ORD-1');
        await refusedWith(411, charge('ORD-2'));
    });

    const challenged = async () => core.charge(await cardCharge('ORD-1', {}, '4511111111111117'));
    test('is challenged and approved', async () => {
        const charged = await challenged();
        assert.equal(charged.status_code, '201');
        assert.equal(charged.fraud_status, 'challenge');
        const approved = await core.transaction.approve('ORD-1');
        assert.equal(approved.status_code, '200');
        assert.equal(approved.transaction_status, 'capture');
        assert.equal(approved.fraud_status, 'accept');
        assert.equal(approved.masked_card, '45111111-1117');
        await refusedWith(412, core.transaction.approve('ORD-1'));
    });

    test('is challenged and denied', async () => {
        await challenged();
        const denied = await core.transaction.deny('ORD-1');
        assert.equal(denied.status_code, '200');
        assert.equal(denied.transaction_status, 'deny');
        assert.equal(denied.fraud_status, 'deny');
        await refusedWith(412, core.transaction.deny('ORD-1'));
    });

    test('is cancelled if nobody approves it before settlement', async () => {
        await challenged();
        await sandbox.ask('POST', 'clock', { advance_seconds: 86_400 });
        assert.equal((await core.transaction.status('ORD-1')).transaction_status, 'cancel');
    });

    test('is cancelled by the merchant, with the card and the fraud status', async () => {
        await core.charge(await cardCharge('ORD-1'));
        const response = await core.transaction.cancel('ORD-1');
        assert.equal(response.masked_card, '48111111-1114');
        assert.equal(response.fraud_status, 'accept');
        assert.equal(response.bank, 'bca');
    });
});

describe('status', () => {
    test('finds a payment by both ids', async () => {
        const charged = await core.charge(gopay('ORD-1'));
        assert.equal((await core.transaction.status('ORD-1')).transaction_id, charged.transaction_id);
        assert.equal((await core.transaction.status(charged.transaction_id)).order_id, 'ORD-1');
    });
    test('refuses an unknown order', async () => {
        const error = await refusedWith(404, core.transaction.status('ORD-9'));
        assert.equal(error.ApiResponse.status_message, "Transaction doesn't exist.");
    });
    test('is an error without an id', () => refusal(core.transaction.status()));
    test('follows a notification', async () => {
        const charged = await core.charge(gopay('ORD-1'));
        const body = { transaction_id: charged.transaction_id, transaction_status: 'settlement' };
        assert.equal((await core.transaction.notification(body)).transaction_status, 'pending');
        assert.equal((await core.transaction.notification(JSON.stringify(body))).order_id, 'ORD-1');
        await refusedWith(404, core.transaction.notification({ transaction_id: 'forged' }));
        await refusal(core.transaction.notification({}));
    });
});

describe('cancel and expire', () => {
    test('cancel a pending payment', async () => {
        await core.charge(gopay('ORD-1'));
        const response = await core.transaction.cancel('ORD-1');
        assert.equal(response.status_code, '200');
        assert.equal(response.transaction_status, 'cancel');
        await refusedWith(412, core.transaction.cancel('ORD-1'));
    });
    test('expire a pending payment', async () => {
        await core.charge(gopay('ORD-1'));
        const response = await core.transaction.expire('ORD-1');
        assert.equal(response.status_code, '407');
        assert.equal(response.transaction_status, 'expire');
        await refusedWith(412, core.transaction.expire('ORD-1'));
    });
    test('are refused for a settled or unknown payment', async () => {
        await settled('ORD-1');
        for (const method of ['cancel', 'expire', 'approve', 'deny']) {
            await refusedWith(412, core.transaction[method]('ORD-1'));
            await refusedWith(404, core.transaction[method]('ORD-9'));
            await refusal(core.transaction[method]());
        }
    });
});

for (const method of ['refund', 'refundDirect']) {
    describe(method, () => {
        test('pays back a part, then the remaining amount', async () => {
            await settled('ORD-1');
            const first = await core.transaction[method]('ORD-1', { refund_key: 'K-1', amount: 85000, reason: 'x' });
            assert.equal(first.status_code, '200');
            assert.equal(first.transaction_status, 'partial_refund');
            assert.equal(first.refund_amount, '85000.00');
            const second = await core.transaction[method]('ORD-1', { refund_key: 'K-2', amount: 100000 });
            assert.equal(second.transaction_status, 'refund');
            const status = await core.transaction.status('ORD-1');
            assert.deepEqual(status.refunds.map(refund => refund.refund_key), ['K-1', 'K-2']);
            assert.equal(status.refund_amount, '185000.00');
        });
        test('pays back everything without arguments', async () => {
            await settled('ORD-1');
            assert.equal((await core.transaction[method]('ORD-1')).transaction_status, 'refund');
        });
        test('refuses the key of a successful refund', async () => {
            await settled('ORD-1');
            await core.transaction[method]('ORD-1', { refund_key: 'K-1', amount: 1000 });
            await refusedWith(406, core.transaction[method]('ORD-1', { refund_key: 'K-1', amount: 1000 }));
        });
        test('refuses wrong arguments', async () => {
            await settled('ORD-1');
            await refusedWith(400, core.transaction[method]('ORD-1', { refund_key: 'a b', amount: 1000 }));
            await refusedWith(400, core.transaction[method]('ORD-1', { refund_key: 'K', amount: 'much' }));
            await refusedWith(414, core.transaction[method]('ORD-1', { refund_key: 'K', amount: 185001 }));
            await refusedWith(414, core.transaction[method]('ORD-1', { refund_key: 'K', amount: 0 }));
            await refusedWith(404, core.transaction[method]('ORD-9', { refund_key: 'K' }));
            await refusal(core.transaction[method]());
        });
        test('is refused for a pending payment', async () => {
            await core.charge(gopay('ORD-1'));
            await refusedWith(412, core.transaction[method]('ORD-1', { refund_key: 'K' }));
        });
    });
}

describe('Snap', () => {
    test('registers an order whose customer has not chosen a method', async () => {
        const response = await snap.createTransaction(details('ORD-1'));
        assert.match(response.token, /^[0-9a-f-]{36}$/);
        assert.ok(response.redirect_url.endsWith(response.token));
        await refusedWith(404, core.transaction.status('ORD-1'));
        await act('ORD-1', 'choose', { payment_type: 'gopay' });
        assert.equal((await snap.transaction.status('ORD-1')).transaction_status, 'pending');
        const error = await refusedWith(400, snap.createTransaction(details('ORD-1')));
        assert.deepEqual(error.ApiResponse.error_messages, ['transaction_details.order_id has already been taken']);
    });
    test('gives the token or the address alone', async () => {
        assert.match(await snap.createTransactionToken(details('ORD-1')), /^[0-9a-f-]{36}$/);
        assert.match(await snap.createTransactionRedirectUrl(details('ORD-2')), /^http:/);
    });
    test('refuses wrong arguments', async () => {
        const error = await refusedWith(400, snap.createTransaction({}));
        assert.ok(error.ApiResponse.error_messages.includes('transaction_details.order_id is required'));
        await refusedWith(400, snap.createTransaction(details('A/1')));
        await refusedWith(401, clientWith(midtrans.Snap, 'x').createTransaction(details('ORD-1')));
    });
});

describe('what is not played', () => {
    const iris = () => clientWith(midtrans.Iris, serverKey);
    const owners = { CoreApi: () => core, Transaction: () => core.transaction, Iris: iris };
    for (const [name, owner] of Object.entries(owners))
        for (const method of notPlayed[name])
            test(`${name}.${method} gets 404`, () => {
                const takesId = !/^\w+\(parameter/.test(owner()[method].toString());
                return refusedWith(404, takesId ? owner()[method]('x', {}) : owner()[method]({}));
            });

    // Those of SnapBi need keys of their own; the first call is always the one for an access token.
    test('SnapBi gets 404', async () => {
        const url = `${sandbox.midtrans}${midtrans.SnapBi.ACCESS_TOKEN}`;
        const response = await fetch(url, { method: 'POST', body: '{}' });
        assert.equal(response.status, 404);
    });
});

describe('ids', () => {
    const idsOf = async (...options) => {
        const other = await startSandbox(program, ...options);
        try {
            const order = { order_id: 'ORD-1', gross_amount: 1000, payment_type: 'gopay', status: 'settlement' };
            const created = await other.ask('POST', 'midtrans/transactions', order);
            await other.ask('POST', 'midtrans/transactions/ORD-1/refund', { refund_key: 'K', amount: 1000 });
            const shown = await other.ask('GET', 'midtrans/transactions/ORD-1');
            return [created.transaction_id, shown.refunds[0].refund_chargeback_id];
        } finally {
            await other.stop();
        }
    };
    test('differ in each run', async () => {
        const [first, second] = [await idsOf(), await idsOf()];
        assert.notEqual(first[0], second[0]);
        assert.notEqual(first[1], second[1]);
    });
    test('are the same with the same seed', async () => {
        assert.deepEqual(await idsOf('--seed', '3'), await idsOf('--seed', '3'));
    });
});
