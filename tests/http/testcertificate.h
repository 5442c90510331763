#pragma once

#include <QString>
#include <QTemporaryDir>

/// A temporary self-signed certificate for `localhost` and its key, as files.
class TestCertificate
{
public:
    TestCertificate();

    [[nodiscard]] QString certificateFile() const
    {
        return m_folder.filePath(QStringLiteral("certificate.pem"));
    }
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }

private:
    QTemporaryDir m_folder;
};
