#include "reviews.h"
#include "memorydatabase.h"
#include "simclock.h"
#include "simrandom.h"

#include <QTest>

using namespace meja;

/// The rules of reviews on in-memory ports; then random writes, edits, deletions and archivings while
/// responses of the database are lost.
class ReviewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void requiresACompletedPurchase_data();
    void requiresACompletedPurchase();
    void validatesTextAndRating_data();
    void validatesTextAndRating();
    void anEditKeepsOmittedFields();
    void anArchivedReviewCannotBeChangedOrDeleted();
    void lostResponsesLeaveAtMostOneComment();

private:
    Result<CommentId> write(qint64 author = 1, const Review &review = {QStringLiteral("Enak"), 5})
    {
        return m_reviews->write(UserId{author}, ProductId{4}, review, Actor::customer(UserId{author}));
    }
    static QString errorCode(const Result<> &result) { return result ? QString() : result.error().code; }
    template <class T>
    static QString errorCode(const Result<T> &result)
    {
        return result ? QString() : result.error().code;
    }
    SimBooks &books() { return m_database->books(); }

    SimRandom m_random{20261126};
    SimClock m_clock;
    std::unique_ptr<SimFaults> m_faults;
    std::unique_ptr<MemoryDatabase> m_database;
    std::unique_ptr<Transactions> m_transactions;
    std::unique_ptr<Reviews> m_reviews;
};

void ReviewsTest::init()
{
    m_faults = std::make_unique<SimFaults>(m_random);
    m_database = std::make_unique<MemoryDatabase>(*m_faults);
    m_transactions = std::make_unique<Transactions>(*m_database, m_clock);
    m_reviews = std::make_unique<Reviews>(*m_transactions, m_clock);
    for (const qint64 customer : {1, 2}) {
        Order order;
        order.id = OrderId{customer};
        order.user = UserId{customer};
        order.status = OrderStatus::Completed;
        books().orders[order.id] = order;
        books().items.push_back({order.id, 4, 1});
    }
    books().lastId = 100;
}

void ReviewsTest::requiresACompletedPurchase_data()
{
    QTest::addColumn<OrderStatus>("status");
    QTest::addColumn<QString>("refusal");
    using enum OrderStatus;
    QTest::newRow("completed") << Completed << QString();
    QTest::newRow("shipped") << Shipped << QStringLiteral("not-bought");
    QTest::newRow("paid") << Paid << QStringLiteral("not-bought");
    QTest::newRow("cancelled") << Cancelled << QStringLiteral("not-bought");
}

void ReviewsTest::requiresACompletedPurchase()
{
    QFETCH(OrderStatus, status);
    books().orders[OrderId{1}].status = status;
    QTEST(errorCode(write()), "refusal");
    QCOMPARE(errorCode(write(3)), QStringLiteral("not-bought"));
}

void ReviewsTest::validatesTextAndRating_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rating");
    QTest::addColumn<QString>("refusal");
    const auto text = QStringLiteral("review-text");
    QTest::newRow("one word") << QStringLiteral("  Enak ") << 1 << QString();
    QTest::newRow("two lines") << QStringLiteral("Enak\nsekali") << 5 << QString();
    QTest::newRow("only white space") << QStringLiteral(" \n ") << 5 << text;
    QTest::newRow("2,000 emoji") << QString::fromUcs4(U"😀").repeated(2000) << 5 << QString();
    QTest::newRow("2,001 letters") << QString(2001, u'a') << 5 << text;
    QTest::newRow("a control character") << QStringLiteral("a\ab") << 5 << text;
    QTest::newRow("zero stars") << QStringLiteral("a") << 0 << QStringLiteral("review-rating");
    QTest::newRow("six stars") << QStringLiteral("a") << 6 << QStringLiteral("review-rating");
}

void ReviewsTest::validatesTextAndRating()
{
    QFETCH(QString, text);
    QFETCH(int, rating);
    const auto written = write(1, {text, rating});
    QTEST(errorCode(written), "refusal");
    if (written)
        QCOMPARE(books().comments.at(*written).text, text.trimmed());
}

void ReviewsTest::anEditKeepsOmittedFields()
{
    const CommentId id = *write();
    const Actor siti = Actor::customer(UserId{1});
    QVERIFY(m_reviews->edit(UserId{1}, id, {.text = QStringLiteral("Enak sekali")}, siti));
    QCOMPARE(books().comments.at(id).rating, std::optional(5));
    QVERIFY(m_reviews->edit(UserId{1}, id, {.rating = std::optional<int>()}, siti));
    QVERIFY(!books().comments.at(id).rating);
    QCOMPARE(books().comments.at(id).text, QStringLiteral("Enak sekali"));
    QCOMPARE(errorCode(m_reviews->edit(UserId{1}, id, {.text = QString()}, siti)),
             QStringLiteral("review-text"));
    const auto foreign =
        m_reviews->edit(UserId{2}, id, {.text = QStringLiteral("x")}, Actor::customer(UserId{2}));
    QVERIFY(!foreign && foreign.error().kind == ErrorKind::NotFound);
}

void ReviewsTest::anArchivedReviewCannotBeChangedOrDeleted()
{
    const CommentId id = *write();
    const Actor siti = Actor::customer(UserId{1});
    const Actor sari = Actor::staff(QStringLiteral("sari"));
    QVERIFY(m_reviews->archive(id, sari) && m_reviews->archive(id, sari));
    QCOMPARE(errorCode(m_reviews->edit(UserId{1}, id, {.text = QStringLiteral("x")}, siti)),
             QStringLiteral("archived-by-staff"));
    QCOMPARE(errorCode(m_reviews->remove(UserId{1}, id, siti)), QStringLiteral("archived-by-staff"));
    QCOMPARE(errorCode(write()), QStringLiteral("comment-live"));
    QVERIFY(m_reviews->unarchive(id, sari) && m_reviews->remove(UserId{1}, id, siti));
    QVERIFY(!m_reviews->archive(id, sari));
    QVERIFY(write().has_value());
}

void ReviewsTest::lostResponsesLeaveAtMostOneComment()
{
    m_faults->begin();
    for (int i = 0; i < 2000; ++i) {
        const UserId author{1 + m_random.below(2)};
        const Actor actor = Actor::customer(author);
        const auto newest = books().comments.empty() ? CommentId{} : books().comments.rbegin()->first;
        switch (m_random.below(5)) {
        case 0:
        case 1:
            (void)write(author.value);
            break;
        case 2:
            (void)m_reviews->edit(author, newest, {.text = QStringLiteral("lain")}, actor);
            break;
        case 3:
            (void)m_reviews->remove(author, newest, actor);
            break;
        default:
            (void)(m_random.below(2) == 0 ? m_reviews->archive(newest, actor)
                                          : m_reviews->unarchive(newest, actor));
        }
        m_clock.advance(std::chrono::minutes(5));
        std::map<UserId, int> comments;
        for (const auto &[id, comment] : books().comments)
            comments[comment.author] += !comment.isDeleted;
        for (const auto &[customer, count] : comments)
            QVERIFY2(count <= 1,
                     qPrintable(QStringLiteral("customer %1 has %2").arg(customer.value).arg(count)));
    }
    QVERIFY2(books().comments.size() > 30, qPrintable(QString::number(books().comments.size())));
}

QTEST_APPLESS_MAIN(ReviewsTest)
#include "reviewstest.moc"
