#pragma once

#include "session.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace meja {

/// The line at the bottom: connection, who is signed in as what, and where; what runs; language and
/// appearance at the right.
class DeskStatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit DeskStatusBar(QWidget *parent = nullptr);

    void setSession(const Session &session);
    void setConnection(ConnectionState state);
    void setBusy(bool busy);

    [[nodiscard]] QString connectionText() const;

Q_SIGNALS:
    void languageRequested();
    void themeRequested();
    void keysRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void showConnection();

    std::optional<Session> m_session;
    ConnectionState m_state = ConnectionState::Connecting;
    bool m_busy = false;
    QLabel *m_sign;
    QLabel *m_connection;
    QLabel *m_person;
    QLabel *m_work;
    QToolButton *m_language;
    QToolButton *m_theme;
    QToolButton *m_keys;
};

/// The role in the words of the desk's language.
[[nodiscard]] QString roleWord(Role role);

} // namespace meja
