#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meja::sandbox {

/// What shall be wrong with the next messages to the merchant.
struct WebhookPlan
{
    QString subject = {}; ///< An order; empty: any.
    QString mode = QStringLiteral("plain");
    qint64 count = 1;        ///< Of how many messages; negative: of all that follow.
    QString status = {};     ///< For modes that lie about the status: the lie.
    qint64 seconds = 21'600; ///< For `late`.
};

/// The plans of one partner, used up in the order they were made.
class WebhookPlans
{
public:
    explicit WebhookPlans(QStringList modes) : m_modes(std::move(modes)) {}

    [[nodiscard]] bool knows(const QString &mode) const;
    /// False when there is no such mode.
    [[nodiscard]] bool add(const WebhookPlan &plan);
    /// The plan for a message about a subject; the plain one when there is none.
    WebhookPlan take(const QString &subject);

private:
    QStringList m_modes;
    QList<WebhookPlan> m_plans;
};

} // namespace meja::sandbox
