#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meja::sandbox {

/// A planned error in the next notifications to the merchant.
struct WebhookPlan
{
    QString subject = {}; ///< An order; empty: any.
    QString mode = QStringLiteral("plain");
    qint64 count = 1;        ///< Number of notifications; negative: all.
    QString status = {};     ///< The wrong status, for modes that change it.
    qint64 seconds = 21'600; ///< Delay, for the mode `late`.
};

/// The plans of one partner, used in the order in which they were added.
class WebhookPlans
{
public:
    explicit WebhookPlans(QStringList modes) : m_modes(std::move(modes)) {}

    [[nodiscard]] bool hasMode(const QString &mode) const;
    /// False if the mode is unknown.
    [[nodiscard]] bool add(const WebhookPlan &plan);
    /// The next plan for a subject; a plain one if there is none. Counts the plan as used.
    WebhookPlan take(const QString &subject);

private:
    QStringList m_modes;
    QList<WebhookPlan> m_plans;
};

} // namespace meja::sandbox
