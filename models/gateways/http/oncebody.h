#pragma once

#include <QIODevice>

namespace meja {

/// A request's body, maybe an empty one, that is handed out once. Qt repeats a request by itself when the
/// connection breaks before the answer; a body that can't start again is what keeps it from doing so.
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceBody(QByteArray bytes);

    /// Whether any of it was handed out. A partner can't act on a request whose body never came.
    [[nodiscard]] bool hasLeft() const { return m_hasLeft; }
    [[nodiscard]] bool isEmptyBody() const { return m_bytes.isEmpty(); }
    /// Hands out nothing any more.
    void withdraw() { m_isWithdrawn = true; }

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return false; }
    bool seek(qint64 position) override { return position == pos(); }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_taken = 0;
    bool m_hasLeft = false;
    bool m_isWithdrawn = false;
};

} // namespace meja
