// Every public method of the client: what the sandbox plays, and what it does not play and why.

export const played = {
    CoreApi: ['charge', 'capture', 'cardToken'],
    Transaction: ['status', 'approve', 'deny', 'cancel', 'expire', 'refund', 'refundDirect', 'notification'],
    Snap: ['createTransaction', 'createTransactionToken', 'createTransactionRedirectUrl'],
};

// docs/sandbox.md names each of these with the reason.
export const notPlayed = {
    CoreApi: ['cardRegister', 'cardPointInquiry', 'linkPaymentAccount', 'getPaymentAccount', 'unlinkPaymentAccount',
              'createSubscription', 'getSubscription', 'disableSubscription', 'enableSubscription',
              'updateSubscription'],
    Transaction: ['statusb2b'],
    Iris: ['ping', 'createBeneficiaries', 'updateBeneficiaries', 'getBeneficiaries', 'createPayouts', 'approvePayouts',
           'rejectPayouts', 'getPayoutDetails', 'getTransactionHistory', 'getTopupChannels', 'getBalance',
           'getFacilitatorBankAccounts', 'getFacilitatorBalance', 'getBeneficiaryBanks', 'validateBankAccount'],
    SnapBi: ['createPayment', 'cancel', 'refund', 'getStatus', 'getAccessToken', 'createConnection'],
};

// They only build a request or check one, and call nobody.
export const local = {
    SnapBi: ['withAccessTokenHeader', 'withTransactionHeader', 'withAccessToken', 'withBody', 'withSignature',
             'withTimeStamp', 'withNotificationPayload', 'withNotificationUrlPath', 'withPrivateKey', 'withClientId',
             'withClientSecret', 'withPartnerId', 'withChannelId', 'withDeviceId', 'withDebugId', 'withTimeout',
             'isWebhookNotificationVerified', 'buildSnapBiTransactionHeader', 'buildAccessTokenHeader',
             'setupCreatePaymentApiPath', 'setupRefundApiPath', 'setupCancelApiPath', 'setupGetStatusApiPath'],
};
