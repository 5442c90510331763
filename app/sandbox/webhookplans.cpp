#include "webhookplans.h"

#include <algorithm>

namespace meja::sandbox {

bool WebhookPlans::hasMode(const QString &mode) const
{
    return mode == QLatin1String("plain") || m_modes.contains(mode);
}

bool WebhookPlans::add(const WebhookPlan &plan)
{
    if (!hasMode(plan.mode))
        return false;
    m_plans.append(plan);
    return true;
}

WebhookPlan WebhookPlans::take(const QString &subject)
{
    const auto plan = std::find_if(m_plans.begin(), m_plans.end(), [&](const WebhookPlan &each) {
        return each.subject.isEmpty() || each.subject == subject;
    });
    if (plan == m_plans.end())
        return {};
    const WebhookPlan taken = *plan;
    if (plan->count > 0 && --plan->count == 0)
        m_plans.erase(plan);
    return taken;
}

} // namespace meja::sandbox
