#pragma once

#include "attentionrecords.h"
#include "cancellationrecords.h"
#include "commentrecords.h"
#include "jobrecords.h"
#include "orderrecords.h"
#include "paymentrecords.h"
#include "refundrecords.h"
#include "shipmentrecords.h"
#include "staffrecords.h"

namespace meja {

/// Everything that one transaction may read and write. Passed to the work of `Transactions::run`.
class Records
{
public:
    Records() = default;
    virtual ~Records() = default;
    Q_DISABLE_COPY_MOVE(Records)

    virtual OrderRecords &orders() = 0;
    virtual PaymentRecords &payments() = 0;
    virtual ShipmentRecords &shipments() = 0;
    virtual CancellationRecords &cancellations() = 0;
    virtual RefundRecords &refunds() = 0;
    virtual JobRecords &jobs() = 0;
    virtual AttentionRecords &attention() = 0;
    virtual CommentRecords &comments() = 0;
    virtual StaffRecords &staff() = 0;
};

} // namespace meja
