#include "jobattention.h"

#include <array>
#include <utility>

namespace meja {

namespace {

constexpr std::array pairs{
    std::pair{JobKind::AdvanceCancellation, AttentionKind::CancellationStuck},
    std::pair{JobKind::AdvanceRefund, AttentionKind::RefundUncertain},
    std::pair{JobKind::CheckPayment, AttentionKind::PaymentUnresolved},
    std::pair{JobKind::TrackShipment, AttentionKind::TrackingSilent},
    std::pair{JobKind::ExpireOrder, AttentionKind::ExpiryStuck},
};

} // namespace

std::optional<JobKind> jobToResume(AttentionKind kind)
{
    for (const auto &[job, attention] : pairs) {
        if (attention == kind)
            return job;
    }
    return std::nullopt;
}

std::optional<AttentionKind> attentionWhenGivenUp(JobKind kind)
{
    for (const auto &[job, attention] : pairs) {
        if (job == kind)
            return attention;
    }
    return std::nullopt;
}

} // namespace meja
