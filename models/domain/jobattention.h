#pragma once

#include "attentionitem.h"
#include "job.h"

#include <optional>

namespace meja {

/// The job to resume when a person resolves an item of this kind; empty when no job raises this kind.
[[nodiscard]] std::optional<JobKind> jobToResume(AttentionKind kind);

/// The item to raise when a job of this kind has used up its attempts; empty when its failure concerns only
/// the person who requested it.
[[nodiscard]] std::optional<AttentionKind> attentionWhenGivenUp(JobKind kind);

} // namespace meja
