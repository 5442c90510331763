#pragma once

#include "moment.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace meja::sandbox {

/// Something that really happened at a partner, whoever heard of it.
struct Effect
{
    Moment at = 0;
    QString partner = {}; ///< `midtrans` or `komerce`.
    QString kind = {};    ///< `refund`, `cancel`, `expire`, `capture`, `store`, `balance`, …
    QString subject = {}; ///< `order_id` or `order_no`.
    QString key = {};     ///< The refund's key, or the waybill.
    qint64 amount = 0;    ///< Rupiah; negative when a balance went down.
    QString by = {};      ///< `api`, `dashboard`, `time`, `customer` or `courier`.
};

/// Only ever grows, until the sandbox is reset.
class Ledger
{
public:
    void add(Effect effect) { m_effects.append(std::move(effect)); }
    [[nodiscard]] const QList<Effect> &effects() const { return m_effects; }
    /// How many effects of a kind a subject has seen.
    [[nodiscard]] qsizetype count(const QString &kind, const QString &subject = {}) const;
    [[nodiscard]] qint64 sum(const QString &kind, const QString &subject) const;
    /// Those after the first `skip`; all subjects when `subject` is empty.
    [[nodiscard]] QJsonArray toJson(const QString &subject = {}, qsizetype skip = 0) const;

private:
    QList<Effect> m_effects;
};

} // namespace meja::sandbox
