#include "privatecluster.h"

#include <QCoreApplication>

#include <cstdio>

/// Holds a private cluster until its input ends or somebody kills it: the victim of a test.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const meja::PrivateCluster &cluster = meja::PrivateCluster::shared();
    std::puts(qUtf8Printable(cluster.folder()));
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}
