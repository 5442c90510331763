#pragma once

#include "describedsource.h"
#include "desktoppages.h"
#include "desktopsettings.h"

#include <QSettings>
#include <QTemporaryDir>

namespace meja {

/// The dependencies of a page in tests: temporary settings and a record source in memory.
class DesktopFixture
{
public:
    DescribedSource source;

    [[nodiscard]] DesktopSettings &settings() { return m_settings; }
    [[nodiscard]] QSettings &store() { return m_store; }
    [[nodiscard]] static Session session(Role role = Role::Staff)
    {
        return {QStringLiteral("ratna"), role, QStringLiteral("db.tokomeja.id:5432"), QStringLiteral("meja")};
    }
    [[nodiscard]] DesktopContext context(Role role = Role::Staff)
    {
        return {source, session(role), m_settings};
    }

private:
    QTemporaryDir m_folder;
    QSettings m_store{m_folder.filePath(QStringLiteral("meja.ini")), QSettings::IniFormat};
    DesktopSettings m_settings{m_store};
};

} // namespace meja
