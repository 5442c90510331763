#pragma once

#include "desktoppages.h"
#include "resource.h"

#include <QList>
#include <QObject>

namespace meja {

/// Finds a customer by a complete phone number or e-mail, for roles that see both masked. Lists that search
/// phones or e-mails use it with the text of their search box. The server logs every look-up.
class ContactLookup : public QObject
{
    Q_OBJECT

public:
    ContactLookup(const Resource &resource, const DesktopContext &context, QObject *parent);
    ~ContactLookup() override;

    /// Whether the text is a complete phone number or e-mail that this role cannot find with a list search.
    [[nodiscard]] bool applies(const QString &text) const;
    /// Whether the text is a complete phone number or e-mail, in any spelling.
    [[nodiscard]] static bool isWholeContact(const QString &text);
    /// Emits `found` or `failed`. A newer look-up cancels the previous one without a signal.
    void lookUp(const QString &text);

Q_SIGNALS:
    void found(const QList<qint64> &keys); ///< Keys of customers; may be empty.
    void failed(const meja::Error &error);

private:
    DesktopContext m_context;
    bool m_isMasked;
    Lane m_lane = Lane::next();
};

} // namespace meja
